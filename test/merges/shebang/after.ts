#!/usr/bin/env node
// @ts-check
"use strict";

import { NotImplemented, type Handlers } from "@targets-api/server";

/** Mine. */
export const a = 1;

export const b: Handlers["b"] = async (request) => {
  throw new NotImplemented(request.operation);
};
