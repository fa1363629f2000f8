import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  Radios,
  SkipLink,
} from 'govuk-frontend';
import { watchSession } from './session.mjs';

/**
 * A radio may not be marked as expanded: it is no state a radio has, and what some screen readers make of it differs. What
 * it reveals stands right after it, and is come to next.
 */
class PlainRadios extends Radios {
  syncConditionalRevealWithInputState($input) {
    super.syncConditionalRevealWithInputState($input);
    $input.removeAttribute('aria-expanded');
  }
}

// Says that scripts run, which is when options hide what they reveal. Set here, not inline: the content policy forbids that.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PlainRadios, SkipLink]) {
  createAll(component);
}
watchSession();
