/** The active ones of an org with several. */
export const CURRENCIES = [
    { code: 'USD', rate: '1', isCorporate: true },
    { code: 'EUR', rate: '0.9', isCorporate: false }
];
