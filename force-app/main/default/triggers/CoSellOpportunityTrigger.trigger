trigger CoSellOpportunityTrigger on Opportunity(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    CoSellOpportunityChanges.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
