#!/usr/bin/env node
// @ts-check
"use strict";

/** Mine. */
export const a = 1;
