/** Asks in which tenant a new stack's apps are to live. */
import { clouds } from "../../common";
import type { TenantAnswer } from "./answers";
import type { Questions } from "./questions";
import { readTenant } from "./readOptions";

/** @throws {QuestionLeft} */
export async function askTenant(questions: Questions): Promise<TenantAnswer> {
  const which = await questions.choose<"practice" | "real">("In which tenant?", [
    { value: "practice", label: "practice tenant  on this machine, for trying things out" },
    { value: "real", label: "real tenant      of Microsoft Entra ID" },
  ]);
  if (which === "practice") return which;
  const id = await questions.text({
    message: "Its ID (az account show --query tenantId --output tsv):",
    placeholder: "00000000-0000-0000-0000-000000000000",
    validate: (text) => (isTenant(readTenant({ tenant: text })) ? undefined : "It is a GUID."),
  });
  const names = [...clouds.keys()].filter((name) => !aliases.has(name));
  const cloud = await questions.choose(
    "In which cloud?",
    names.map((name) => ({ value: name, label: name })),
    "public",
  );
  const tenant = readTenant({ tenant: id, cloud });
  return isTenant(tenant) ? tenant : askTenant(questions);
}

/** Other names of the same clouds. */
const aliases: ReadonlySet<string> = new Set(["global", "usgovernmentl4", "usgovernmentl5"]);

function isTenant(answer: ReturnType<typeof readTenant>): answer is Exclude<TenantAnswer, "practice"> {
  return typeof answer === "object" && "id" in answer;
}

/** @throws {QuestionLeft} */
export async function askStackName(questions: Questions, tenant: TenantAnswer): Promise<string> {
  return questions.text({
    message: "Name of the stack:",
    initial: defaultStackName(tenant),
    validate: (text) => (isStackName(text) ? undefined : "It has letters, digits, dots, hyphens and underscores."),
  });
}

/** As Pulumi takes it, and as a part of a file's name. */
export function isStackName(text: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(text);
}

export function defaultStackName(tenant: TenantAnswer): string {
  return tenant === "practice" ? "dev" : "prod";
}
