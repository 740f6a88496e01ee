// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/**
 * True when `value` is a whole multiple of `divisor`, both taken as the decimals they are written as: 1.1 is a multiple of 0.1,
 * although no binary fraction says so.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  if (!Number.isFinite(value)) return false;
  const [a, aScale] = decimalOf(value);
  const [b, bScale] = decimalOf(divisor);
  const scale = Math.max(aScale, bScale);
  return (a * 10n ** BigInt(scale - aScale)) % (b * 10n ** BigInt(scale - bScale)) === 0n;
}

/** A number as digits and how many of them stand behind the point, by its shortest spelling. */
function decimalOf(value: number): readonly [digits: bigint, scale: number] {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? [digits, scale] : [digits * 10n ** BigInt(-scale), 0];
}
