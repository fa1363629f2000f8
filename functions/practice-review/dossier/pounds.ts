/** A sum as it was answered, in whole pounds: `£9,000`. Empty for none. */
export const pounds = (answered: string): string =>
  answered === '' ? '' : `£${answered.replace(/\B(?=(\d{3})+$)/g, ',')}`;
