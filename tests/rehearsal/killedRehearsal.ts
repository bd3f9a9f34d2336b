/**
 * A process of its own that rehearses a project and is killed in the middle: when the object named last on its
 * command line is about to be written. Arguments: project folder, state file, name.
 */
import { rehearse } from "../../rehearsal";
import { FakeProvider } from "./fakeProvider";

const [projectFolder = "", stateFile = "", victim = ""] = process.argv.slice(2);
const provider = new FakeProvider();
provider.beforeWrite = async (_operation, name) => {
  if (name === victim) process.kill(process.pid, "SIGKILL");
};

void rehearse({
  operation: "up",
  projectFolder,
  stack: "dev",
  stateFile,
  provider,
  directory: { origin: "https://127.0.0.1:1", caPem: "", tenantId: "t", clientId: "c", clientSecret: "s" },
});
