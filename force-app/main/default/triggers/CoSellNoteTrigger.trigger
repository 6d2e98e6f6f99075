trigger CoSellNoteTrigger on ContentVersion(after insert, after update) {
    CoSellNoteHints.publish(Trigger.new);
}
