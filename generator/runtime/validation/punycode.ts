/** Punycode (RFC 3492) with the parameters of section 5. */

const base = 36;
const tMin = 1;
const tMax = 26;

/** The bias for the next delta (section 6.1). */
function adapt(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + 38));
}

const threshold = (k: number, bias: number): number => Math.min(Math.max(k - bias, tMin), tMax);

/** What stands behind `xn--` as text, in lower case; undefined where it stands for nothing (section 6.2). */
export function decodePunycode(input: string): string | undefined {
  const split = input.lastIndexOf("-");
  const output = [...input.slice(0, Math.max(split, 0))].map((it) => it.codePointAt(0) as number);
  let code = 128;
  let bias = 72;
  let index = 0;
  for (let at = split < 0 ? 0 : split + 1; at < input.length;) {
    const before = index;
    for (let weight = 1, k = base; ; k += base, at += 1) {
      const digit = digitOf(input.charCodeAt(at));
      if (digit === undefined) return undefined;
      index += digit * weight;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= base - t;
      if (weight > Number.MAX_SAFE_INTEGER / base ** 2) return undefined;
    }
    at += 1;
    const length = output.length + 1;
    bias = adapt(index - before, length, before === 0);
    code += Math.floor(index / length);
    index %= length;
    if (code > 0x10ffff) return undefined;
    output.splice(index, 0, code);
    index += 1;
  }
  return output.map((it) => String.fromCodePoint(it)).join("");
}

function digitOf(unit: number): number | undefined {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + 26 : undefined;
}

/** Text as it stands behind `xn--` (section 6.3). */
export function encodePunycode(text: string): string {
  const codes = [...text].map((it) => it.codePointAt(0) as number);
  const basic = codes.filter((it) => it < 128);
  let output = basic.map((it) => String.fromCharCode(it)).join("") + (basic.length > 0 ? "-" : "");
  let code = 128;
  let bias = 72;
  let delta = 0;
  for (let done = basic.length; done < codes.length;) {
    const next = Math.min(...codes.filter((it) => it >= code));
    delta += (next - code) * (done + 1);
    code = next;
    for (const it of codes) {
      if (it < code) delta += 1;
      if (it !== code) continue;
      output += variableLength(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done += 1;
    }
    delta += 1;
    code += 1;
  }
  return output;
}

function variableLength(delta: number, bias: number): string {
  let rest = delta;
  let output = "";
  for (let k = base; ; k += base) {
    const t = threshold(k, bias);
    if (rest < t) return output + digit(rest);
    output += digit(((rest - t) % (base - t)) + t);
    rest = Math.floor((rest - t) / (base - t));
  }
}

/** 0 to 25 are `a` to `z`, 26 to 35 are `0` to `9`. */
const digit = (value: number): string => String.fromCharCode(value < 26 ? value + 0x61 : value - 26 + 0x30);
