import { type Fault, fault, type Where } from './fault.ts';
import type { LooseArrangement } from './loose.ts';
import { nearest } from './nearest.ts';

/** Nothing is ever written to a domain that is not on the borough's list, and what is to be sent has somewhere to go. */
export const addressFaults = ({
  allowedDomains,
  escalation,
  posts,
  recipients,
  rapidReview,
}: LooseArrangement): readonly Fault[] => {
  const allowed = allowedDomains.map((domain) => domain.toLowerCase());
  const listed = (where: Where, address: string | null | undefined): readonly Fault[] => {
    if (!address || allowed.length === 0 || !address.includes('@')) return [];
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    if (allowed.includes(domain)) return [];
    const near = nearest(domain, allowed);
    return [
      fault(
        where,
        `The domain "${domain}" is not among allowedDomains.`,
        near ? `Did you mean "${near}"?` : 'Correct the address, or add its domain to allowedDomains.',
      ),
    ];
  };
  return [
    ...posts.flatMap(({ address }, n) => listed(['posts', n, 'address'], address)),
    ...listed(['escalation', 'partnershipMailbox'], escalation.partnershipMailbox),
    ...listed(['escalation', 'adultsBoardMailbox'], escalation.adultsBoardMailbox),
    ...listed(['recipients', 'panel'], recipients.panel),
    ...listed(['recipients', 'ofsted'], recipients.ofsted),
    ...listed(['recipients', 'dfe'], recipients.dfe),
    ...listed(['recipients', 'secretaryOfState'], recipients.secretaryOfState),
    ...(rapidReview.panelRoute !== '' && rapidReview.panelRoute !== 'by-hand' && !recipients.panel
      ? [
          fault(
            ['rapidReview', 'panelRoute'],
            `The report goes to the Panel by ${rapidReview.panelRoute}, but recipients.panel is blank.`,
            'Set recipients.panel, or choose by-hand.',
          ),
        ]
      : []),
    ...rapidReview.noticeOnNotification.flatMap((body, n) =>
      (body === 'panel' && !recipients.panel) || (body === 'ofsted' && !recipients.ofsted)
        ? [
            fault(
              ['rapidReview', 'noticeOnNotification', n],
              `A notice goes to ${body}, but recipients.${body} is blank.`,
              `Set recipients.${body}, or take ${body} out.`,
            ),
          ]
        : [],
    ),
  ];
};
