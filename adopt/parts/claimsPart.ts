/** Claims that an app wants in its tokens. */
import { type DirectoryApp, fieldsOf, listOf, textOf, textsOf } from "../../directory";
import { groupClaims } from "../../manifest";
import { type Argument, type Arguments, changed, group, optional, type Part } from "../adoptedApp";

export function claimsPart({ application }: DirectoryApp): Part {
  const { accessToken, idToken, saml2Token } = fieldsOf(application.optionalClaims);
  const words = (textOf(application.groupMembershipClaims) ?? "").split(",").map((word) => word.trim());
  const groups = groupClaims.filter((claim) => words.includes(claim));
  const unknown = words.filter((word) => word !== "" && !groups.some((claim) => claim === word));
  return {
    arguments: group("claims", {
      ...claimList("accessToken", accessToken),
      ...claimList("idToken", idToken),
      ...claimList("saml2Token", saml2Token),
      ...optional("groups", groups.length === 0 ? undefined : groups),
      ...optional("acceptMappedClaims", fieldsOf(application.api).acceptMappedClaims === true || undefined),
    }),
    exceptions: unknown.map((word) =>
      changed(
        { type: "Application", property: "groupMembershipClaims" },
        `group claim ${word}`,
        "taken away, because the provider does not know it",
      ),
    ),
  };
}

function claimList(name: string, value: unknown): Arguments {
  const claims = listOf(value).map(fieldsOf);
  return optional(name, claims.length === 0 ? undefined : claims.map(claimOf));
}

/** Its name alone where there is nothing else to say. */
function claimOf({ name, source, essential, additionalProperties }: Readonly<Record<string, unknown>>): Argument {
  const properties = textsOf(additionalProperties);
  const claim = {
    name: textOf(name) ?? "",
    ...optional("source", textOf(source)),
    ...optional("essential", essential === true || undefined),
    ...optional("properties", properties.length === 0 ? undefined : properties),
  };
  return Object.keys(claim).length === 1 ? claim.name : claim;
}
