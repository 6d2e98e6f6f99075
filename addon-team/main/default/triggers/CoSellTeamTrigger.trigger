trigger CoSellTeamTrigger on OpportunityTeamMember(after insert, after update, after delete) {
    CoSellChildHints.publish(
        Trigger.isDelete ? Trigger.old : Trigger.new,
        OpportunityTeamMember.OpportunityId
    );
}
