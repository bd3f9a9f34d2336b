/** What a client may send for an event or a contact, and the whole item that comes of it. */
import { z } from "zod";
import { plainEvent } from "../../plainEvent";
import type { JsonObject } from "../../records";

const text = z.string().nullable().optional();
const texts = z.array(z.string()).optional();
const emailAddresses = z.array(z.object({ address: z.string(), name: text }));
const dateTimeTimeZone = z.object({ dateTime: z.string(), timeZone: z.string() });

export const contactSchema = z.strictObject({
  assistantName: text,
  birthday: text,
  businessAddress: z.json().optional(),
  businessHomePage: text,
  businessPhones: texts,
  categories: texts,
  companyName: text,
  department: text,
  displayName: text,
  emailAddresses: emailAddresses.optional(),
  fileAs: text,
  givenName: text,
  homeAddress: z.json().optional(),
  homePhones: texts,
  imAddresses: texts,
  initials: text,
  jobTitle: text,
  manager: text,
  middleName: text,
  mobilePhone: text,
  nickName: text,
  officeLocation: text,
  otherAddress: z.json().optional(),
  personalNotes: text,
  profession: text,
  spouseName: text,
  surname: text,
  title: text,
});

export const eventSchema = z.strictObject({
  subject: text,
  body: z.json().optional(),
  start: dateTimeTimeZone,
  end: dateTimeTimeZone,
  location: z.json().optional(),
  attendees: z.array(z.json()).optional(),
  isAllDay: z.boolean().optional(),
  showAs: z.string().optional(),
  categories: texts,
  importance: z.string().optional(),
  sensitivity: z.string().optional(),
  transactionId: text,
});

/** Outlook makes the display name from the parts of the name when there is none. */
export function newContact(body: z.infer<typeof contactSchema>, stamp: JsonObject): JsonObject {
  const fullName = [body.givenName, body.surname].filter((part) => part != null && part !== "").join(" ");
  return {
    ...stamp,
    parentFolderId: "contacts",
    categories: [],
    givenName: null,
    surname: null,
    emailAddresses: [],
    businessPhones: [],
    homePhones: [],
    mobilePhone: null,
    jobTitle: null,
    companyName: null,
    ...sentOnly(body),
    displayName: body.displayName ?? fullName,
  };
}

export function newEvent(body: z.infer<typeof eventSchema>, stamp: JsonObject): JsonObject {
  return {
    ...stamp,
    ...plainEvent,
    ...sentOnly(body),
  };
}

/** The properties that were sent. What went through a schema is JSON but for the absent ones, which are undefined. */
export function sentOnly(body: object): JsonObject {
  return JSON.parse(JSON.stringify(body));
}
