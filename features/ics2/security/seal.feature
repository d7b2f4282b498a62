@ics2 @area:security @needs:stimulate:ics2.file
Feature: The seal of a filing

  The seal proves who filed what: RSA-SHA256 over header, Body and every part as transmitted, with the full certificate
  path in the token, and nothing encrypted at message level (Interface Control Document 3.30, section 4.6.2).

  @ICS2-SEC-01 @ICS2-SEC-02 @ICS2-SEC-03 @ICS2-SEC-05 @ICS2-SEC-06 @ICS2-SEC-07 @ICS2-SEC-08
  Scenario: The seal of a filing, property by property
    When the operator files a shipment
    Then every property of the message's seal is as prescribed

  @ICS2-SEC-04 @needs:receive:ics2
  Scenario: An implementation that is not ours verifies what the operator seals
    When the operator files a shipment
    Then customs registers the filing
    And another implementation comes to the digests and the signature of the filing
    And the registration is pushed to the operator's access point, which answers with a signed receipt
    And another implementation comes to the digests and the signature of the receipt
