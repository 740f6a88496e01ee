import { runInThisContext } from "node:vm";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { all, any, code, join, key, member, nothing, Ref, word } from "../../generator/code/code.js";
import { doc, markdown } from "../../generator/code/doc.js";
import { isIdentifier } from "../../generator/base/identifier.js";
import { literal } from "../../generator/code/literal.js";
import { Module } from "../../generator/code/module.js";

const module = (): Module => new Module("client/src/calls", { types: "@x/types", client: "@x/client" });
const text = (it: Parameters<Module["text"]>[0]): string => module().text(it);

/** Strings that would like to be code, among others. */
const strings = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        '"',
        "'",
        "`",
        "\\",
        "${",
        "}",
        "*/",
        "/*",
        "//",
        "\n",
        "\r",
        "\u2028",
        "</script>",
        "<!--",
        "\ud800",
        "\u0000",
        "@",
      ),
    )
    .map((it) => it.join("")),
);

/** Statements of a program, as its parser sees them; throws where it does not parse. */
function statements(program: string): readonly ts.Statement[] {
  const file = ts.createSourceFile("a.ts", program, ts.ScriptTarget.ES2022, true);
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  if (parseDiagnostics.length > 0) throw new Error(`${program}: ${String(parseDiagnostics[0]?.messageText)}`);
  return file.statements;
}

const evaluated = (expression: string): unknown => runInThisContext(`(${expression})`);

describe("a value of the document enters code as a literal", () => {
  test("and is that value again, whatever it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(evaluated(literal(value as never))).toEqual(value);
      }),
    );
  });

  test("strings too, without a character that ends a line, a comment or a script", () => {
    fc.assert(
      fc.property(strings, (value) => {
        const written = literal(value);
        expect(evaluated(written)).toBe(value);
        expect(JSON.parse(written)).toBe(value);
        expect(written).not.toMatch(/[\n\r\u2028\u2029]|<[!/]/);
        expect(written).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  test("__proto__ is a property like any other", () => {
    const value = JSON.parse('{"__proto__":{"a":1}}') as never;
    const made = evaluated(literal(value)) as object;
    expect(Object.keys(made)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  });

  test("-0 stays -0", () => {
    expect(evaluated(literal(-0))).toBe(-0);
  });

  test("a splice is one, code is code", () => {
    expect(text(code`call(${"it's"}, ${code`x`}, ${[1, "a"]}, ${null})`)).toBe('call("it\'s", x, [1, "a"], null)');
    expect(() => code`${[code`x`] as never}`).toThrow("must be joined");
  });
});

describe("names", () => {
  test("what is no identifier is no word and no reference", () => {
    for (const it of ["", "a b", "1a", "a-b", "a;", "é\u0000", "a\n"]) {
      expect(() => word(it), it).toThrow("Not an identifier");
      expect(() => new Ref(it, "types/src/schemas"), it).toThrow("Not an identifier");
    }
    for (const it of ["a", "_", "$1", "été", "名"]) expect(text(word(it))).toBe(it);
  });

  test("any string is a key and a member, of its own", () => {
    fc.assert(
      fc.property(strings, (name) => {
        const made = evaluated(text(code`{ ${key(name)}: 1 }`)) as object;
        expect(Object.entries(made)).toEqual([[name, 1]]);
        const read = evaluated(`(value) => ${text(member(word("value"), name))}`) as (it: object) => unknown;
        expect(read(Object.defineProperty({}, name, { value: 1 }))).toBe(1);
      }),
    );
  });

  test("an identifier may be written as one", () => {
    fc.assert(
      fc.property(strings, (name) => {
        if (isIdentifier(name)) expect(statements(`type T = { ${name}: 1 };`)).toHaveLength(1);
      }),
    );
  });
});

describe("lists", () => {
  test("of conditions", () => {
    expect([all([]), all([code`a`]), all([code`a`, code`b`])].map(text)).toEqual(["true", "a", "(a && b)"]);
    expect([any([]), any([code`a`]), any([code`a`, code`b`])].map(text)).toEqual(["false", "a", "(a || b)"]);
  });

  test("with a separator", () => {
    expect(text(join([code`a`, word("b"), nothing], ", "))).toBe("a, b, ");
  });
});

describe("comments", () => {
  const silent = { summary: "", description: "", deprecated: false };

  test("nothing to say is no comment", () => {
    expect(text(doc(silent))).toBe("");
  });

  test.each([
    ["<p>One</p>\n\n<p>Two <b>bold</b></p>", "One\n\nTwo **bold**"],
    ['See <a class="x" href="https://a.example/b">this</a>.<br/>Or not', "See [this](https://a.example/b).\nOr not"],
    ["One:<ul><li>a</li><li><code>b</code></li></ul>", "One:\n\n- a\n- `b`"],
    ["Write `<p>` or <Message>, if a<b and b>c", "Write `<p>` or <Message>, if a<b and b>c"],
    ["<p>*/</p>", "*\\/"],
    ['<a href="javascript:x()">y</a>', '<a href="javascript:x()">y</a>'],
  ])("HTML becomes Markdown: %j", (description, want) => {
    const lines = want.split("\n").map((it) => ` * ${it}`.trimEnd());
    const comment = lines.length === 1 ? `/** ${want} */\n` : `/**\n${lines.join("\n")}\n */\n`;
    expect(text(doc({ summary: "", description, deprecated: false }))).toBe(comment);
  });

  test("a summary, a description, and tags", () => {
    expect(text(doc({ summary: "One", description: "Two\n@three", deprecated: true }))).toBe(
      "/**\n * One\n *\n * Two\n * \\@three\n *\n * @deprecated\n */\n",
    );
  });

  test("are not ended by what they say", () => {
    fc.assert(
      fc.property(strings, strings, (summary, description) => {
        const comment = text(doc({ summary, description, deprecated: false }));
        expect(statements(`${comment}const a = 1;`)).toHaveLength(1);
        expect(comment).not.toMatch(/\p{Surrogate}/u);
        if (comment !== "") expect(comment.trimEnd().indexOf("*/")).toBe(comment.trimEnd().length - 2);
      }),
    );
  });

  test("Markdown stays on its line and says nothing but text", () => {
    fc.assert(
      fc.property(strings, (it) => {
        const line = text(markdown(it));
        expect(line).not.toMatch(/[\n\r]/);
        expect(line).not.toMatch(/(?<!\\)(\\\\)*[<>[\]`]/);
      }),
    );
  });
});

describe("imports", () => {
  test("come from what was printed: names from beside, a namespace from elsewhere", () => {
    const it = module();
    const printed = it.text(
      join(
        [
          new Ref("Target", "types/src/schemas", true),
          new Ref("send", "client/src/send"),
          new Ref("Options", "client/src/send", true),
          new Ref("encode", "client/src/runtime/wire"),
          new Ref("own", "client/src/calls"),
        ],
        ", ",
      ),
    );
    expect(printed).toBe("types.Target, send, Options, wire.encode, own");
    expect(it.imports().split("\n")).toEqual([
      'import * as wire from "./runtime/wire.js";',
      'import type * as types from "@x/types";',
      'import { send } from "./send.js";',
      'import type { Options } from "./send.js";',
    ]);
  });

  test("of a type and a value of one namespace is an import of values", () => {
    const it = module();
    it.text(join([new Ref("A", "types/src/a", true), new Ref("b", "types/src/a")], ", "));
    expect(it.imports()).toBe('import * as types from "@x/types";');
  });

  test("of a package that nobody named is our fault", () => {
    expect(() => module().text(new Ref("A", "server/src/a"))).toThrow("No package is called server");
  });
});
