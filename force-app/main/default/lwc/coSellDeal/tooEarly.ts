/** Microsoft registers no deal that is won sooner (Microsoft Learn, "Register deals"). */
const HOURS_BEFORE_WON = 72;

/** @param sharedOn when the referral was created, ISO 8601; null: nobody knows, so nobody is warned */
export const isTooEarlyForWon = (sharedOn: string | null, now: Date): boolean =>
    sharedOn !== null && now.getTime() - Date.parse(sharedOn) < HOURS_BEFORE_WON * 3_600_000;
