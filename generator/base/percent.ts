/** Text percent-encoded (RFC 3986, section 2.1); half of a surrogate pair, which is no character, stands as U+FFFD. */
export const percentEncoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
