/** True for the name of a header, which is a token (RFC 9110, section 5.1). */
export const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);
