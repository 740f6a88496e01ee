/** Hono with zod: forms by `parseBody`, their numbers coerced; what goes out is parsed as well. */
import { join } from "node:path";
import { identifier, translate } from "../../validate/translate/translate.js";
import { zod as writer } from "../../validate/translate/zod.js";
import { save } from "../../validate/contenders/save.js";
import { created, made, schemaOf, target } from "../api.js";
import { onHono, onSrvx } from "./listen.js";

async function app() {
  const { Hono } = await import("hono");
  const { z } = await import("zod");
  const schemas = await import(save(join(made, "zod.js"), translate(schemaOf("Target"), writer)));
  const { [identifier("Target")]: Target } = schemas;
  const pattern = (name) => z.string().regex(new RegExp(schemaOf(name).$defs[name].pattern));
  const number = z.coerce.number().int().min(0).max(65_535).optional();
  const Create = z.object({
    Target: pattern("SipUri"),
    FriendlyName: z.string().max(255).optional(),
    Priority: number,
    Weight: number,
    Enabled: z
      .enum(["true", "false"])
      .transform((it) => it === "true")
      .optional(),
  });
  const ManyPath = z.object({ ConnectionPolicySid: pattern("ConnectionPolicySid") });
  const OnePath = z.object({ ConnectionPolicySid: pattern("ConnectionPolicySid"), Sid: pattern("TargetSid") });
  const hono = new Hono();
  const path = "/v1/ConnectionPolicies/:ConnectionPolicySid/Targets";
  hono.post(path, async (c) => {
    if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header("content-type") ?? "")) return c.json({}, 415);
    const params = ManyPath.safeParse(c.req.param());
    const body = Create.safeParse(await c.req.parseBody());
    if (!params.success || !body.success) return c.json([params.error, body.error], 400);
    return c.json(Target.parse(created(body.data)), 201);
  });
  hono.get(`${path}/:Sid`, (c) => {
    const params = OnePath.safeParse(c.req.param());
    return params.success ? c.json(Target.parse(target)) : c.json(params.error, 400);
  });
  return hono;
}

export const hono = {
  title: "Hono with zod, on Hono's node server",
  packages: ["hono", "zod", "@hono/node-server"],
  start: async () => onHono((await app()).fetch),
};
export const honoOnSrvx = {
  title: "Hono with zod, on srvx",
  packages: ["hono", "zod", "srvx"],
  start: async () => onSrvx((await app()).fetch),
};
