# Looks for drift and writes it for an issue into FOLDER. Only a look that succeeded has an outcome: true or false.
set -euo pipefail

mkdir -p "$FOLDER"
code=0
npx --no-install appreg drift --stack "$STACK" --engine "$ENGINE" --markdown > "$FOLDER/drift.md" || code=$?
if [ "$code" -gt 1 ]; then
  rm "$FOLDER/drift.md"
  exit "$code"
fi
cat "$FOLDER/drift.md" >> "$GITHUB_STEP_SUMMARY"
if [ "$code" -eq 1 ]; then outcome=true; else outcome=false; fi
printf 'drift=%s\n' "$outcome" >> "$GITHUB_OUTPUT"
