/**
 * The wire: how values travel in a request or a response, told by descriptors that both sides share. A client encodes what a server
 * decodes, and the other way round for responses; the halves are separate functions, so that a bundle holds only those it names.
 *
 * Encoding trusts its caller (the types say what goes in) and throws a {@link WireError} for what can't be sent. Decoding trusts
 * nobody and never throws: it answers a value and {@link Fault}s. A value that is not of its shape stays text, so that a validator
 * can say "must be integer" at the right place.
 *
 * Three things are told apart: `undefined` is not sent at all; `null` is sent as an empty value (`name=`) and read as `null` where the
 * shape has null and no string; an empty string is sent the same way and read as `""` where the shape has a string. A style has no
 * way to send an empty array or object, so these are not sent.
 *
 * Numbers are IEEE doubles: digits that a double can't hold (beyond 2^53) are not rounded in text but stay text. In a JSON body,
 * `JSON.parse` rounds them.
 */

/**
 * What text becomes. A list is a choice; text becomes the first of null, boolean, number, JSON that it can be and that is in the
 * list, otherwise it stays a string. A function is a shape further up that contains itself.
 * - "any": text stays text; a name that is repeated becomes an array.
 * - "json": text that holds an object or an array (nested values have no style of their own, so they travel as JSON).
 * - "binary": a `Blob`, in multipart bodies.
 */
export type Shape = ScalarShape | ArrayShape | ObjectShape | readonly Shape[] | (() => Shape);

export type ScalarShape = "string" | "number" | "integer" | "boolean" | "null" | "any" | "json" | "binary";

export interface ArrayShape {
  readonly array: Shape;
  /** Shapes of the first items; `array` is for those behind. */
  readonly tuple?: readonly Shape[];
}

export interface ObjectShape {
  /** By property name. Own properties only. */
  readonly object: Readonly<Record<string, Shape>>;
  /**
   * For other names. Absent: nobody says, so they are "any"; `false`: there are none. An exploded object in a query takes fields of
   * other names only where `rest` has a shape, or where it has no properties at all.
   */
  readonly rest?: Shape | false;
}

export type Style =
  "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "cookie";

/** A parameter or a header. `in` is known by the function it is given to. */
export interface ParameterWire {
  /** As it travels; also the key in the object of values. Header names are matched without case. */
  readonly name: string;
  /** Absent: the default of its place ("form" in query and cookies, "simple" in path and headers). */
  readonly style?: Style;
  /** Absent: true for the styles "form" and "cookie" (and "deepObject", which knows no other way), false for the others. */
  readonly explode?: boolean;
  /** Encoding only: reserved characters travel as they are, wherever they can. */
  readonly allowReserved?: boolean;
  /** Decoding only: `name=` and `name` count as not given, unless the shape has a string or null. */
  readonly allowEmptyValue?: boolean;
  /** Decoding only. Absent: "string". */
  readonly shape?: Shape;
  /** The media type of a parameter that has one instead of a style. */
  readonly content?: MediaWire;
  /** Decoding a part's header only: it must be there, though validators don't say so, since its encoder needs not be given it. */
  readonly required?: true;
  /**
   * Encoding in a path or a query only: the function `expand`. It is named for whatever differs from the plainest case (a scalar or an
   * array in the default style), so that most bundles don't hold it. Without it `style`, `explode`, `allowReserved` and `content` have no effect there.
   */
  readonly expand?: Expand;
}

/** Encodes one value of a path, a query or a form. */
export type Expand = (it: ParameterWire & EncodingWire, value: unknown, place: Place) => string;

/** A body of one media type, or one of its parts. A side names only the half it needs. */
export interface MediaWire {
  /** As in the document: "application/json", "image/*". */
  readonly type: string;
  readonly encode?: Encode;
  readonly decode?: Decode;
  /** Decoding text or forms only. Absent: "any". */
  readonly shape?: Shape;
  /** Decoding only: asked of all JSON in it. A router gives it to each of its media types. */
  readonly check?: JsonCheck | undefined;
  /** `decode` takes the stream itself, not its bytes; the value is an `AsyncIterable`. */
  readonly stream?: true;
  /** Of `encodeNative` and `decodeNative`: what does the work on values as they travel, and which values have another form. */
  readonly inner?: {
    readonly encode?: Encode;
    readonly decode?: Decode;
    /** The digits of an integer are text. */
    readonly isText?: true;
    /** `natives` are those of each item. */
    readonly each?: true;
  };
  readonly natives?: Natives;
  /** By property name (own properties): how fields of a form and parts of a multipart body travel. */
  readonly encoding?: Readonly<Record<string, EncodingWire>>;
  /** How the first parts of a multipart body without names travel, and those behind. */
  readonly prefixEncoding?: readonly EncodingWire[];
  readonly itemEncoding?: EncodingWire;
}

/** Where such values stand in a value of some schema. A function, so that schemas may contain themselves. */
export type Natives = () => NativePlaces;

export interface NativePlaces {
  /** An integer here is a bigint. */
  readonly integer?: true;
  /** What text here is. */
  readonly text?: "date-time" | "byte";
  /** By name; own properties only. */
  readonly properties?: Readonly<Record<string, Natives | undefined>>;
  /** Of properties that `properties` does not name. */
  readonly rest?: Natives;
  readonly items?: Natives;
  /** Of the first items; `items` are those behind. */
  readonly prefix?: readonly (Natives | undefined)[];
}

export interface EncodingWire {
  /** Media types, separated by commas; the first is sent. */
  readonly contentType?: string;
  /** What a part is made of that is itself a form or multipart. */
  readonly content?: MediaWire;
  /** With `style`, `explode` or `allowReserved`, a form's field travels like a query parameter. */
  readonly style?: Style;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Encoding a form only: the function `expand`, for fields with any of the above. */
  readonly expand?: Expand;
  /** Encoding only: headers of a part that are the same unless others are given. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Encoding only: the headers that are given for one part, as they travel. */
  readonly given?: (headers: object) => readonly (readonly [name: string, value: string])[];
  /** Decoding only: the headers of a part that are read. */
  readonly read?: readonly ParameterWire[];
  /** Decoding only: puts those headers into the packages' form, where that is another. */
  readonly native?: (headers: object) => object;
}

/**
 * `partHeaders`: of the parts of a multipart body, by their names; a list for each name, with an object for each part in its order. Where
 * parts have no names it is one list, which may grow with a body that is sent item by item.
 */
export type Encode = (value: unknown, media: MediaWire, partHeaders?: object) => Encoded;
/** `disposition` is the value of `Content-Disposition`, where there is one. */
export type Decode = (
  payload: Payload,
  contentType: string | undefined,
  media: MediaWire,
  disposition?: string | null,
) => Decoded<unknown>;

/** What is wrong with JSON besides its syntax; undefined for nothing. `value` is what `text` says. */
export type JsonCheck = (text: string, value: unknown) => JsonFault | undefined;

export interface JsonFault {
  /** JSON Pointer into the value. */
  readonly pointer: string;
  /** As that of a {@link Fault}. */
  readonly message: string;
}

/** What `fetch`, `Request` and `Response` take as a body. */
export type WireBody = string | Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array>;

export interface Encoded {
  /** The value of `Content-Type`. */
  readonly contentType: string;
  readonly body: WireBody;
}

/** A body as it arrives: all of it, or its stream where `MediaWire.stream` is set. */
export type Payload = Uint8Array | ReadableStream<Uint8Array>;

/** Values by name. Has no prototype: `__proto__` and `toString` are names like any other. */
export type Values = Record<string, unknown>;

export interface Decoded<Value = Values> {
  readonly value: Value;
  /** Empty when all is well. Otherwise the input is malformed (400), whatever a validator would say about `value`. */
  readonly faults: readonly Fault[];
  /** Of a multipart body: the headers of its parts that are described, as an {@link Encode} takes them; of parts that are yet to come, later. */
  readonly partHeaders?: Decoded<object>;
}

export type Place = "path" | "query" | "header" | "cookie" | "querystring" | "body";

/** Something malformed in what arrived. */
export interface Fault {
  readonly in: Place;
  /** The parameter, or the body's field; "" when it concerns the whole. */
  readonly name: string;
  /** JSON Pointer into the value of this place, as a validator of that value would say: "/PageSize", "/filter/a"; "" for the whole. */
  readonly pointer: string;
  /** A predicate in plain English: "is given 2 times", "is not valid JSON". */
  readonly message: string;
}

/** Thrown while encoding a value that this place can't carry, and by an iterable of events or lines that turns out malformed. */
export class WireError extends TypeError {
  override readonly name = "WireError";

  declare readonly place: Place;
  declare readonly parameter: string;
  /** A predicate: "must not be empty". */
  declare readonly problem: string;

  constructor(place: Place, parameter: string, problem: string) {
    super(`${place} ${parameter}${parameter && " "}${problem}`);
    this.place = place;
    this.parameter = parameter;
    this.problem = problem;
  }
}
