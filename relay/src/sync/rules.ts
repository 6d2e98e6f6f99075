/** The rules that the card shows, enforced here: the same file, so that the two cannot differ. */
export {
    countryCode,
    MOST_ENTRIES,
    unmetRules,
    type DealToShare,
    type RuleName
} from '../../../force-app/main/default/lwc/coSellRules/coSellRules.ts';
