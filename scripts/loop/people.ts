/**
 * Who works in the local org: a seller, the integration user of the relay, and the admin who set things up.
 */
export const seller = {
    username: 'sue.seller@contoso.example',
    permissionSets: ['CoSell_Seller'],
    firstName: 'Sue',
    lastName: 'Seller',
    email: 'sue.seller@contoso.example',
    phone: '+1 425 555 0101'
};

export const relayUser = {
    username: 'relay@contoso.example',
    permissionSets: ['CoSell_Relay'],
    firstName: 'Co-sell',
    lastName: 'Relay',
    email: 'relay@contoso.example',
    phone: '+1 425 555 0100'
};

export const admin = {
    username: 'ada.admin@contoso.example',
    profile: 'System Administrator',
    permissionSets: ['CoSell_Admin'],
    firstName: 'Ada',
    lastName: 'Admin',
    email: 'ada.admin@contoso.example',
    phone: '+1 425 555 0102'
};
