/** A contender in a process of its own: tells its port, and when it is asked, how much it has worked, in microseconds. */
import { contenders } from "./contenders/index.js";

const { [process.argv[2]]: contender } = contenders;
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system });
});
process.on("disconnect", () => process.exit());
process.send({ port: await contender.start() });
