import { escalation } from './escalation/workflow.ts';
import type { Described } from './machines/description.ts';
import { practiceReview } from './practice-review/workflow.ts';
import { rapidReview } from './rapid-review/workflow.ts';
import { retention } from './retention/workflow.ts';

/** Every workflow that has a machine. A test holds this list to the one the functions know. */
export const workflows: readonly Described[] = [rapidReview, practiceReview, escalation, retention];
