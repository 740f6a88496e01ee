export default {
  a: async () => {},
  async b() {},
};
