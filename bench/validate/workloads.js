/**
 * What is validated. A workload is a schema of a document, whether formats are checked, and named data: `valid` fits, `last` breaks one rule
 * at its end, `first` one at its beginning, `all` many rules all over. `refused` are values that are only asserted, never timed: each
 * breaks another rule.
 */
import { join } from "node:path";
import { here, root, stripe } from "./paths.js";
import { events } from "./data/events.js";
import { items } from "./data/items.js";
import { page } from "./data/page.js";
import { records } from "./data/records.js";
import { invoice } from "./data/stripe.js";
import { tree } from "./data/tree.js";

const targets = join(root, "spec/openapi.yaml");
const shapes = join(here, "shapes.yaml");

export const workloads = [
  {
    name: "page-formats",
    title: "page of 50 Targets",
    document: targets,
    schema: "TargetPage",
    formats: true,
    data: page,
  },
  { name: "page", title: "the same, formats off", document: targets, schema: "TargetPage", formats: false, data: page },
  {
    name: "stripe",
    title: "Stripe invoice with all that it leads to",
    document: stripe,
    schema: "invoice",
    formats: true,
    operations: ["GetInvoicesInvoice"],
    data: invoice,
  },
  { name: "items", title: "10,000 small objects", document: shapes, schema: "Items", formats: true, data: items },
  { name: "tree", title: "tree of 4,000 nodes", document: shapes, schema: "Node", formats: true, data: tree },
  {
    name: "union",
    title: "300 values of a union of 30",
    document: shapes,
    schema: "Events",
    formats: true,
    data: events,
  },
  {
    name: "texts",
    title: "100 records of 9 formats",
    document: shapes,
    schema: "Records",
    formats: true,
    data: records,
  },
];
