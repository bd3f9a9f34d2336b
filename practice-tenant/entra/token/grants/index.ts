/** The grants that the token endpoint knows; adding one is adding a file and its name here. */
import type { Grant } from "../tokenRequest";
import { clientCredentials } from "./clientCredentials";

export const grants: readonly Grant[] = [clientCredentials];
