/** The command line in a process of its own, from the sources as they lie there; its arguments are those of `appreg`. */
import { main } from "../../../cli/main";

main(process.argv.slice(2));
