/** The grants that the token endpoint knows; adding one is adding a file and its name here. */
import type { Grant } from "../tokenRequest";
import { authorizationCode } from "./authorizationCode";
import { clientCredentials } from "./clientCredentials";
import { deviceCode } from "./deviceCode";
import { onBehalfOf } from "./onBehalfOf";
import { password } from "./password";
import { refreshToken } from "./refreshToken";

export const grants: readonly Grant[] = [
  authorizationCode,
  deviceCode,
  refreshToken,
  clientCredentials,
  onBehalfOf,
  password,
];
