trigger CoSellSolutionTrigger on Microsoft_Solutions__c(
    after insert,
    after update,
    after delete,
    after undelete
) {
    CoSellChildHints.publish(
        Trigger.isDelete ? Trigger.old : Trigger.new,
        Microsoft_Solutions__c.Opportunity__c
    );
}
