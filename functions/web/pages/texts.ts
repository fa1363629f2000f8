import { type Html, html } from '#forms/layouts/html.ts';
import { warning } from '#forms/layouts/parts/marks.ts';
import { linkButton } from '#forms/layouts/parts/ways.ts';

export interface Text {
  readonly title: string;
  readonly body: Html;
}

interface About {
  readonly partnership: string;
  /** The borough's name: `Brent`. */
  readonly borough: string;
}

const heading = (text: string): Html => html`<h1 class="govuk-heading-l">${text}</h1>`;
const part = (text: string): Html => html`<h2 class="govuk-heading-m">${text}</h2>`;
const says = (...paragraphs: readonly string[]): readonly Html[] =>
  paragraphs.map((text) => html`<p class="govuk-body">${text}</p>`);
const list = (...lines: readonly string[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

export const start = ({ partnership, borough }: About): Text => {
  const title = 'Safeguarding cases';
  return {
    title,
    body: html`${heading(title)}
${says(`For everyone who works with children and families in ${borough}. ${partnership} uses this service to consider serious incidents, notify them, carry out rapid reviews and local child safeguarding practice reviews, and settle professional disagreements.`)}
${warning('If a child is in danger now, call 999. Then follow your own safeguarding procedure. Do not wait for this service.')}
${part('What you can do here')}
${list(
  'refer an incident in which a child died or was seriously harmed, if you think the partners should consider it',
  'raise a disagreement with another agency about a child or an adult at risk, at any hour, with nobody’s permission',
  'decide whether to notify, and prepare the notification, if you notify for the local authority',
  'answer a request for information for your agency, and report on the actions it has agreed',
  'take part in a review, if you are in the review group, decide for a safeguarding partner, or are its reviewer',
)}
${linkButton('Sign in', '/sign-in', 'start')}
${part('Before you start')}
${says(
  'Sign in with your work account. You see only what your post needs, and each time a case is opened is recorded.',
  'What you write is saved page by page, so you can stop and come back.',
)}
${part('What reviews have published')}
<p class="govuk-body">Anybody can read <a class="govuk-link" href="/published">what local child safeguarding practice reviews have found</a>, without signing in.</p>`,
  };
};

export const accessibility = ({ partnership }: About): Text => {
  const title = 'Accessibility statement';
  return {
    title,
    body: html`${heading(title)}
${says(`This statement is about the serious incidents service of ${partnership}. We want as many people as possible to be able to use it. You should be able to:`)}
${list(
  'use it with a keyboard alone, or with speech recognition',
  'listen to it with a screen reader',
  'zoom in to 400% and read without scrolling sideways',
  'change colours, contrast and fonts in your browser',
  'use it with scripts turned off',
)}
${part('How accessible it is')}
${says('It is built to meet the Web Content Accessibility Guidelines 2.2 at level AA. Every page is tested automatically as it is built, and by keyboard, at 320 pixels wide and without scripts.')}
${part('If something does not work for you')}
${says(
  'Tell the partnership’s business manager which page it is and what happened. Ask for any form or report in another format, such as large print, or to answer by telephone. A time limit set by law goes on meanwhile, so please do not wait.',
  'If you are not happy with the answer, contact the Equality Advisory and Support Service.',
)}`,
  };
};

export const privacy = ({ partnership }: About): Text => {
  const title = 'Privacy';
  return {
    title,
    body: html`${heading(title)}
${says(`${partnership} uses this service to do what the Children Act 2004 and its guidance ask of safeguarding partners: to notify serious incidents, to review them and to learn from them.`)}
${part('What is kept')}
${list(
  'what people write about an incident, and about children and families, to carry out these duties',
  'your name, work e-mail address and post, from your organisation’s sign-in',
  'what you did and when, and each time you opened a case',
)}
${part('Who sees it')}
${says(
  'People whose post in the case needs it, and the national bodies that must be told by law. Somebody who declares a conflict of interest in a case cannot see it.',
  'E-mails from this service carry a reference, a due date and a link. They never name or describe a child.',
)}
${part('Cookies')}
${says('This service sets a cookie when you sign in and removes it when you sign out. It is needed for signing in. There are no cookies for measuring or for advertising.')}
${part('Your rights')}
${says('You can ask what is kept about you and ask for mistakes to be put right. Contact the data protection officer of your organisation or of the local authority. You can complain to the Information Commissioner.')}`,
  };
};

export const help = ({ partnership }: About): Text => {
  const title = 'Help';
  return {
    title,
    body: html`${heading(title)}
${warning('This service is not for emergencies. If a child is in danger now, call 999.')}
${part('Signing in')}
${says(
  'Use your work account. If you are told that your organisation is not known here, ask the partnership’s business manager to add it.',
  'You are signed out after 30 minutes without use. What you have saved is kept, and if you were in the middle of a page you can go on with it after you sign in again.',
)}
${part('Your work on a form')}
${says(
  'Each page is saved when you continue. You find a form you have begun in your tasks.',
  'If a colleague has changed the same page meanwhile, you see both versions and decide. Nothing is overwritten unseen.',
)}
${part('If you cannot see a case or a task')}
${says(`What you see follows from your post in the arrangements of ${partnership}. If your post has changed, or should have a part it does not have, ask the business manager.`)}
${part('Words')}
${says('“Notify” means to report a serious incident through DfE’s own online system. This service helps to prepare that report; it is not the notification.')}`,
  };
};
