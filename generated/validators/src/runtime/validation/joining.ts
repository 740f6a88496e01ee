// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Which letters are written together (Joining_Type of the Unicode Character Database), as far as it matters in host names. */

/** The blocks of the scripts that join. */
const blocks =
  /[\u0620-\u077f\u07ca-\u07f5\u0840-\u08ff\u1820-\u18aa\ua840-\ua873\u{10ac0}-\u{10aef}\u{10b80}-\u{10baf}\u{10d00}-\u{10d23}\u{10ec2}-\u{10ec7}\u{10f30}-\u{10f54}\u{10f70}-\u{10f81}\u{10fb0}-\u{10fcb}\u{1e900}-\u{1e943}]/u;
/** Letters in these blocks that never join, that join the one before only, and that join the next only. */
const never =
  /[\u0621\u0674\u06e5\u06e6\u07f4\u07f5\u0861\u0866\u0887\u08ad\u08c9\u1880-\u1884\ua873\u{10ac6}\u{10ac8}\u{10acb}\u{10acc}\u{10ae2}\u{10ae3}\u{10f45}\u{10fb1}\u{10fb7}\u{10fc0}]/u;
const backOnly =
  /[\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2-\u06d5\u06ee\u06ef\u0710\u0715-\u0719\u071e\u0728\u072a\u072c\u072f\u074d\u0759-\u075b\u076b\u076c\u0771\u0773\u0774\u0778\u0779\u0840\u0846\u0847\u0849\u0854\u0856-\u0858\u0867\u0869\u086a\u0870-\u0882\u088e\u08aa-\u08ac\u08ae\u08b1\u08b2\u08b9\u{10ac5}\u{10ac7}\u{10ac9}\u{10aca}\u{10ace}-\u{10ad2}\u{10add}\u{10ae1}\u{10ae4}\u{10b81}\u{10b83}-\u{10b85}\u{10b89}\u{10b8c}\u{10b8e}\u{10b8f}\u{10b91}\u{10d22}\u{10ec2}\u{10f33}\u{10f74}\u{10f75}\u{10fb4}-\u{10fb6}\u{10fb9}\u{10fba}\u{10fbd}\u{10fc2}\u{10fc3}]/u;
const nextOnly = /[\ua872\u{10acd}\u{10ad7}\u{10d00}]/u;

const joinsNext = /* @__PURE__ */ shape("", backOnly, "\\p{M}*$");
const joinsBack = /* @__PURE__ */ shape("^\\p{M}*", nextOnly, "");

function shape(before: string, refused: RegExp, behind: string): RegExp {
  return new RegExp(`${before}(?!${never.source}|${refused.source})(?=\\p{L})${blocks.source}${behind}`, "u");
}

/** True when the last letter of one text and the first of another would be written together. Marks don't matter. */
export function areJoined(before: string, after: string): boolean {
  return joinsNext.test(before) && joinsBack.test(after);
}
