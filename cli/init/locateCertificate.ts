/** Looks at the file of a certificate before a program is made to read it. */
import { dirname, relative, resolve, sep } from "node:path";
import type { Refusal } from "../connect/connectRefusedError";
import { readIfThere } from "./initPlace";

/** @param entry the program's file: Pulumi runs it in its folder */
export function locateCertificate(
  file: string,
  { cwd, entry }: { readonly cwd: string; readonly entry: string },
): { readonly path: string } | Refusal {
  const path = resolve(cwd, file);
  const text = readIfThere(path);
  if (text === undefined)
    return { problem: `There is no file ${file}.`, fix: "`appreg certificate <app>` makes a certificate and its key" };
  if (text.includes("PRIVATE KEY-----")) {
    return {
      problem: `${file} holds a private key, which no program may read.`,
      fix: "name the file with the certificate alone, the .crt",
    };
  }
  if (!text.includes("-----BEGIN CERTIFICATE-----")) {
    return {
      problem: `${file} is no certificate in PEM form.`,
      fix: "convert it: openssl x509 -inform der -in <file> -out <file>.crt",
    };
  }
  return { path: relative(dirname(entry), path).split(sep).join("/") };
}
