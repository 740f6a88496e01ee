class Mine { a() {}
  "b" = () => {} }
export default new Mine();
