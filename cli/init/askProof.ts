/** Asks how an app proves that it is the one. */
import type { Refusal } from "../connect/connectRefusedError";
import type { Proof } from "./answers";
import { type FederatedField, type FederatedForm, type FederatedIdentity, federatedForms } from "./federatedForms";
import type { Questions } from "./questions";
import { dayAfter, readDay } from "./readOptions";

export interface ProofContext {
  /** `2026-11-22`, in UTC. */
  readonly today: string;
  readonly locateCertificate: (file: string) => { readonly path: string } | Refusal;
}

/** Long enough for a rotation twice a year. */
const secretDays = 180;

/** @throws {QuestionLeft} */
export async function askProof(questions: Questions, context: ProofContext): Promise<Proof> {
  const by = await questions.choose<Proof["by"]>("How does it prove that it is the one?", [
    { value: "federated", label: "federated credential  its platform vouches for it: no secret" },
    { value: "certificate", label: "certificate           its key stays with the app" },
    { value: "secret", label: "secret                a password of the app, to be rotated" },
    { value: "nothing", label: "not yet               to be decided later" },
  ]);
  if (by === "federated") return { by, identities: [await askIdentity(questions)] };
  if (by === "certificate") return askCertificate(questions, context);
  return by === "secret" ? { by, until: await askDay(questions, context) } : { by };
}

async function askIdentity(questions: Questions): Promise<FederatedIdentity> {
  const choices = federatedForms.map(({ id, label }) => ({ value: id, label }));
  const id = await questions.choose("Where does it run?", choices);
  const form = federatedForms.find((one) => one.id === id);
  // One of those that were offered.
  if (form === undefined) return askIdentity(questions);
  const which = await askWhich(form, questions);
  const fields: Record<string, string> = {};
  for (const field of [...form.path, ...form.keyed, ...which]) {
    // There is only one kind of pull request.
    fields[field.name] = field.name === "pullRequest" ? field.example : await askField(field, questions);
  }
  return { form, fields };
}

async function askWhich({ oneOf }: FederatedForm, questions: Questions): Promise<readonly FederatedField[]> {
  if (oneOf.length === 0) return [];
  const choices = oneOf.map(({ name, label }) => ({ value: name, label }));
  const name = await questions.choose("Which of its jobs?", choices);
  // Which jobs was said; now it is about one name.
  return oneOf.filter((field) => field.name === name).map((field) => ({ ...field, label: `Name of the ${name}` }));
}

async function askField({ label, example }: FederatedField, questions: Questions): Promise<string> {
  return questions.text({
    message: `${label}:`,
    placeholder: example,
    validate: (text) => (text === "" ? `It is missing; ${example} is one.` : undefined),
  });
}

async function askCertificate(questions: Questions, { locateCertificate }: ProofContext): Promise<Proof> {
  const answer = await questions.text({
    message: "File of its certificate (`appreg certificate` makes one; empty for later):",
    placeholder: "mail-digest-2027-05-21.crt",
    validate: (text) => {
      const located = text === "" ? undefined : locateCertificate(text);
      return located !== undefined && "problem" in located ? located.problem : undefined;
    },
  });
  const located = answer === "" ? undefined : locateCertificate(answer);
  return located === undefined || "problem" in located ? { by: "nothing" } : { by: "certificate", file: located.path };
}

async function askDay(questions: Questions, { today }: ProofContext): Promise<string> {
  return questions.text({
    message: "Its last day, fixed in the source (180 days from today):",
    initial: dayAfter(today, secretDays),
    validate: (text) => {
      const day = readDay(text, today);
      return typeof day === "string" ? undefined : day.fix;
    },
  });
}
