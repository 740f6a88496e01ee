/** The generated validators as Standard Schemas, to the interface's own types and to libraries that take any validator. */
import { sValidator } from "@hono/standard-validator";
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { CreateTargetRequest, Target, type Validator } from "@targets-api/validators";
import type * as types from "@targets-api/types";
import { initTRPC, TRPCError, type inferProcedureInput, type inferProcedureOutput } from "@trpc/server";
import { Hono } from "hono";
import type { ExtractSchema } from "hono/types";
import { describe, expect, test } from "vitest";

/** True when two types are the same, not only assignable to each other. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** These lines are tests: they compile. */
type Holds<Facts extends readonly true[]> = Facts;

type Ours = Validator<types.CreateTargetRequest>;
type Assignable<A, B> = [A] extends [B] ? true : false;

export type TypesHold = Holds<
  [
    // What goes in is what comes out, which is what callers of a typed client are told to send.
    Same<StandardSchemaV1.InferInput<typeof CreateTargetRequest>, types.CreateTargetRequest>,
    Same<StandardSchemaV1.InferOutput<typeof CreateTargetRequest>, types.CreateTargetRequest>,
    Assignable<Ours, StandardSchemaV1<types.CreateTargetRequest>>,
    Assignable<Ours, StandardSchemaV1<unknown, types.CreateTargetRequest>>,
    Assignable<Ours, StandardSchemaV1>,
    Assignable<Ours, StandardJSONSchemaV1<types.CreateTargetRequest>>,
    Same<Assignable<Ours, StandardSchemaV1<unknown, types.Target>>, false>,
  ]
>;

const valid = { Target: "sip:sip-box.com:1234", Priority: 1 };
const invalid = { Target: "sips:sip-box.com", Priority: 70_000 };

/** What every one of the libraries must hand on. */
const issues = [
  { path: ["Target"], pointer: "/Target", keyword: "pattern" },
  { path: ["Priority"], pointer: "/Priority", keyword: "maximum", limit: 65_535 },
];

describe("by itself", () => {
  test("a function that may be taken out, and answers at once", () => {
    const { validate, version, vendor } = CreateTargetRequest["~standard"];
    expect({ version, vendor }).toEqual({ version: 1, vendor: "specwright" });
    const good = validate(valid);
    expect(good).not.toBeInstanceOf(Promise);
    expect(good).toEqual({ value: valid });
    expect(good.issues === undefined && good.value).toBe(valid);
    const bad = validate(invalid);
    expect(bad).not.toHaveProperty("value");
    expect(bad.issues).toMatchObject(issues);
  });
});

describe("Hono", () => {
  const app = new Hono().post("/targets", sValidator("json", CreateTargetRequest), (context) => {
    const body = context.req.valid("json");
    const isTyped: Same<typeof body, types.CreateTargetRequest> = true;
    return context.json({ target: body.Target, isTyped }, 201);
  });
  type Post = ExtractSchema<typeof app>["/targets"]["$post"];
  const send = (body: unknown): Response | Promise<Response> =>
    app.request("/targets", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });

  test("takes what fits, typed for the handler and for its client", async () => {
    const input: Same<Post["input"]["json"], types.CreateTargetRequest> = true;
    const response = await send(valid);
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ target: valid.Target, isTyped: input });
  });

  test("answers 400 with our issues", async () => {
    const response = await send(invalid);
    expect(response.status).toBe(400);
    const body = (await response.json()) as { readonly success: boolean; readonly error: readonly unknown[] };
    expect(body.success).toBe(false);
    expect(body.error).toEqual(CreateTargetRequest.issues(invalid));
    expect(body.error).toMatchObject(issues);
  });
});

describe("tRPC", () => {
  const { procedure, router, createCallerFactory } = initTRPC.create();
  const { is: _, parse: __, ...rest } = CreateTargetRequest;
  const routes = router({
    create: procedure.input(CreateTargetRequest).mutation(({ input }) => {
      const isTyped: Same<typeof input, types.CreateTargetRequest> = true;
      return { target: input.Target, isTyped };
    }),
    standard: procedure.input(rest).mutation(({ input }) => input.Target),
    fetch: procedure.output(Target).query(() => ({ sid: "none" }) as types.Target),
  });
  const caller = createCallerFactory(routes)({});
  const failure = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

  test("takes what fits, typed for the procedure and for its caller", async () => {
    const input: Same<inferProcedureInput<typeof routes.create>, types.CreateTargetRequest> = true;
    const output: Same<inferProcedureOutput<typeof routes.fetch>, types.Target> = true;
    expect(await caller.create(valid)).toEqual({ target: valid.Target, isTyped: input && output });
    expect(await caller.standard(valid)).toBe(valid.Target);
  });

  test.each(["create", "standard"] as const)("refuses a bad request with our issues: %s", async (name) => {
    const error = await failure(caller[name](invalid));
    expect(error).toBeInstanceOf(TRPCError);
    expect(error).toMatchObject({ code: "BAD_REQUEST", cause: { issues } });
    expect((error as TRPCError).message).toContain("must match");
  });

  test("keeps back an answer that does not fit", async () => {
    const error = await failure(caller.fetch());
    expect(error).toBeInstanceOf(TRPCError);
    expect(error).toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    expect((error as TRPCError).cause).toMatchObject({ issues: Target.issues({ sid: "none" }) });
  });
});
