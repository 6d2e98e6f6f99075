trigger CoSellContactRoleTrigger on OpportunityContactRole(after insert, after update, after delete) {
    CoSellChildHints.publish(
        Trigger.isDelete ? Trigger.old : Trigger.new,
        OpportunityContactRole.OpportunityId
    );
}
