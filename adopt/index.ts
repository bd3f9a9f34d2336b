/** Front door of the adopt room: an existing app registration becomes the program that declares it. */
export { adoptApp } from "./adoptApp";
export type { AdoptContext } from "./adoptContext";
export {
  type AdoptException,
  type AdoptedApp,
  type AdoptedPermission,
  type Argument,
  type Arguments,
  type ChangedPlace,
  type OwnApi,
  Permissions,
} from "./adoptedApp";
