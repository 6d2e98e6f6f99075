trigger OrderLine on Order_Line__c(before insert, after update) {
    if (Trigger.isBefore) {
        OrderLineRuns.sizes.add(Trigger.new.size());
        for (Order_Line__c line : Trigger.new) {
            line.Note__c = Trigger.operationType.name();
            if (line.Quantity__c == 13) {
                line.addError('not thirteen');
            }
        }
    } else {
        for (Order_Line__c line : Trigger.new) {
            insert new Account(
                Name = Trigger.oldMap.get(line.Id).Quantity__c.intValue() +
                    ' to ' +
                    line.Quantity__c.intValue()
            );
        }
    }
}
