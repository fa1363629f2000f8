export { type Part, partsNaming, standsIn } from '#shared/casework/redaction/names-in-text.ts';
