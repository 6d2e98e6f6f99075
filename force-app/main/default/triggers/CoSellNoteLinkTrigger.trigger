trigger CoSellNoteLinkTrigger on ContentDocumentLink(after insert, after update, after delete) {
    CoSellNoteHints.publish(Trigger.isDelete ? Trigger.old : Trigger.new);
}
