/** All hints that no run has answered came from events of Microsoft, and there are some. */
export const toldByEventsAlone = '(hint_seq > done_seq and told_to = hint_seq and told_from <= done_seq + 1)';

/** Columns of `deals` under the names of `Deal`, for `select` and for `returning`. */
export const dealColumns = `
    id, state, hint_seq as "hintSeq", done_seq as "doneSeq", seen_crm as "seenCrm", seen_partner as "seenPartner",
    attempt, next_attempt_at as "nextAttemptAt", error_code as "errorCode", held, writes, refused, stamps,
    ${toldByEventsAlone} as "toldByEventsAlone",
    coalesce((
        select jsonb_agg(jsonb_build_object('kind', aliases.kind, 'value', aliases.value)
            order by aliases.kind, aliases.value)
        from aliases where aliases.deal_id = deals.id
    ), '[]') as aliases`;

/** The lease `$1` (deal), `$2` (number) is the newest one and its run has not ended. */
export const leaseIsValid = 'deals.id = $1 and deals.lease_no = $2 and deals.lease_holder is not null';
