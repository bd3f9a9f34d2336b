/** Refusals about the permissions that are asked for. */
import { invalidGrant, invalidScope, type RefusalText } from "./refusalText";

export const scopeRefusals = {
  70011: {
    ...invalidScope,
    sentence: "The scope '{scope}' is not valid: {reason}.",
    fix: "Name permissions of one kind: either {resource}/.default or permissions by name.",
  },
  1002012: {
    ...invalidScope,
    sentence: "The scope '{scope}' is not valid: client credential flows must have a scope value with /.default.",
    fix: "Ask for exactly one scope, the API's identifier followed by /.default.",
  },
  28000: {
    ...invalidScope,
    sentence: "The scope '{scope}' is not valid because it contains more than one resource.",
    fix: "Ask for a token of one API at a time.",
  },
  28003: {
    ...invalidScope,
    sentence: "The scope can't be empty when a code is redeemed.",
    fix: "Leave the parameter out, or name the permissions.",
  },
  500011: {
    error: "invalid_resource",
    status: 400,
    sentence: "The resource principal named {resource} was not found in the tenant named {tenant}.",
    fix: "Check the scope's first part; create the service principal of the API.",
  },
  500014: {
    error: "invalid_resource",
    status: 400,
    sentence: "The service principal for resource '{resource}' is disabled.",
    fix: "Set accountEnabled of the API's service principal to true.",
  },
  650052: {
    error: "invalid_resource",
    status: 400,
    isForPerson: true,
    sentence: "The app '{app}' needs access to a service ({resource}) that the tenant '{tenant}' has not enabled.",
    fix: "Create the service principal of the API in this tenant, or take the API off the app registration.",
  },
  650054: {
    error: "invalid_resource",
    status: 400,
    isForPerson: true,
    sentence: "The app '{app}' asked for permissions of a resource ({resource}) that has been removed.",
    fix: "Restore the API from the recycle bin, or take it off the app registration.",
  },
  650053: {
    error: "access_denied",
    status: 400,
    sentence: "The application '{app}' asked for scope '{scope}' that doesn't exist on the resource '{resource}'.",
    fix: "Correct the permission's name, or put the identifier of its API in front.",
  },
  650057: {
    error: "invalid_resource",
    status: 400,
    sentence:
      "The application '{app}' asked for the resource '{resource}', which isn't listed in its requested permissions.",
    fix: "Add a permission of the API to the app registration.",
  },
  501051: {
    ...invalidGrant,
    sentence: "The application '{app}' is not assigned to a role for the application '{resource}'.",
    fix: "Assign an app role of the API to the application.",
  },
} satisfies Record<number, RefusalText>;
