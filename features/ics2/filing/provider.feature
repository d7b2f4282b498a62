@ics2 @area:filing @declares:provider @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: Behind a provider the operator stays the operator

  A service provider sends and receives; the filing stays that of the operator named in it, and so does its refusal (factsheet of Release 3,
  responsibility; Interface Control Document 3.30, section 4.4.2).

  @ICS2-SEED-06
  Scenario: A business error is told to the operator whose filing it is
    When the carrier files a shipment with a declarant named in Arabic letters
    Then the operator is named in it, and not its provider
    And customs refuses the filing with code 102 at declarant/name alone
    And the refusal is pushed to the carrier's access point, which receipts it
    And the operator's record shows the refusal and its reason
