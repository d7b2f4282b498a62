@kz @area:pi-registration @role:kz-carrier-is @needs:stimulate:kz.present @needs:observe
Feature: What the carrier makes of an answer
  A refusal is shown with its reason, an acceptance by the gateway is not a registration, and an outage is no refusal
  (Order No 281, Rules 4 and 5).

  @KZ281-17 @needs:stimulate:kz.correct
  Scenario: Refused, then corrected and accepted
    Given a lorry with spare parts is to come to Kazakhstan
    But its goods carry the code "7701000000", which the nomenclature does not have
    When the carrier is told to present the pre-arrival information
    Then the revenue authority refuses the carrier's document for its "GoodsTNVEDCode"
    And the carrier shows its document as refused, with the reason and without a number
    When the goods code is put right to "8708999709" and the carrier is told to correct its document
    Then the revenue authority registers the carrier's document
    And the carrier shows its corrected document as registered

  @KZ281-20
  Scenario: Accepted by the gateway is not registered
    Given a lorry with spare parts is to come to Kazakhstan
    And the gateway will answer "SCSS001" and nothing else
    When the carrier is told to present the pre-arrival information
    Then the carrier shows its document as pending

  @KZ281-21 @needs:set-clock
  Scenario Outline: After an outage the same document is sent again: <outage>
    Given a lorry with spare parts is to come to Kazakhstan
    And the service is <outage>
    When the carrier is told to present the pre-arrival information
    Then the carrier does not take the outage for an answer
    When the retry time has passed on the business clock
    Then the carrier has sent the same document again, and it has one registration number

    Examples:
      | outage                            |
      | closed                            |
      | cut off before its answer is sent |
