@ics2 @area:transport @needs:stimulate:ics2.file
Feature: The envelope of a filing

  Every header of an AS4 message from a trader has a prescribed value, the business document travels as one compressed
  part beside an empty SOAP Body, and the whole is sealed with a certificate path
  (Interface Control Document 3.30, sections 4.2 and 4.6.2; eDelivery AS4 profile 1.15).

  @ICS2-AS4-01 @ICS2-AS4-02 @ICS2-AS4-03 @ICS2-AS4-04 @ICS2-AS4-05 @ICS2-AS4-06 @ICS2-AS4-07 @ICS2-AS4-08 @ICS2-AS4-10 @ICS2-AS4-11
  @ICS2-AS4-14 @ICS2-AS4-15
  Scenario: The header of a filing, value by value
    When the operator files a shipment
    Then every header of the message has its prescribed value

  @ICS2-AS4-16 @ICS2-AS4-18 @ICS2-AS4-19 @ICS2-AS4-20 @ICS2-AS4-21
  Scenario: The business document travels as one compressed part
    When the operator files a shipment whose declarant writes in Latin, Greek and Cyrillic letters
    Then the business document is a compressed part that the header announces

  @ICS2-AS4-12 @ICS2-AS4-17
  Scenario: Two shipments are two messages, each with an identifier of its own
    When the operator files two shipments at once
    Then two messages arrive, each with one business document and a MessageId that no other has
