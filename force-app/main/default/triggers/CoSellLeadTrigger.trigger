trigger CoSellLeadTrigger on Lead(after insert, after update, after delete, after undelete) {
    CoSellLeadChanges.publish(Trigger.isDelete ? Trigger.old : Trigger.new, Trigger.oldMap);
}
