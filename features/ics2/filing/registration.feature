@ics2 @area:filing @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: A filing is receipted, registered, and known to the operator by its MRN

  A receipt says only that customs' access point could read the message. Registration is told in a message of its own,
  which the trader interface pushes to the operator's access point and for which it expects a signed receipt
  (Interface Control Document 3.30, sections 3.1.2 and 4.3.1, and 4.6.2 on the Body of receipts).

  @ICS2-AS4-25 @ICS2-AS4-26 @ICS2-SEC-18
  Scenario: An accepted filing is answered by a registration, which the operator receipts
    When the operator files a shipment
    Then the trader interface receipts the filing
    And customs registers the filing
    And the registration is pushed to the operator's access point, which answers with a signed receipt
    And the operator holds the filing as registered with that MRN

  @ICS2-AS4-27
  Scenario: The answer to a push is a signal and nothing else
    When the operator files a shipment
    Then customs registers the filing
    And the operator's access point answers the pushed registration with a signal only
