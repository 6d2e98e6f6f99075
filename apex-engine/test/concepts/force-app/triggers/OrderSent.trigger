trigger OrderSent on Order_Sent__e(after insert) {
    for (Order_Sent__e sent : Trigger.new) {
        insert new Account(Name = 'Order ' + sent.Number__c);
    }
}
