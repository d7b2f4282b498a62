@kz @area:pi-gateway @role:kz-carrier-is @needs:stimulate:kz.present @needs:stimulate:kz.connect @needs:observe
Feature: Pre-arrival information through the e-government gateway
  The gateway (SHEP) has a synchronous and an asynchronous channel. It hands messages over and decides nothing: what it accepts is not registered, what
  it does not accept is not refused, and what was lost on the way is sent again safely.

  @KZPI-G01
  Scenario: A letter says what the gateway must know
    Given the carrier is connected by the synchronous channel of the gateway
    And a lorry with spare parts is to come to Kazakhstan
    When the carrier is told to present the pre-arrival information
    Then its letter to the gateway has everything in its place, and so has the answer

  @KZ281-01 @KZ281-06 @KZ281-18 @needs:set-clock
  Scenario Outline: Registered through the <channel> channel
    Given the carrier is connected by the <channel> channel of the gateway
    And a lorry with spare parts is to come to Kazakhstan
    When the carrier is told to present the pre-arrival information
    Then one pre-arrival document reaches the revenue authority
    And the revenue authority registers the carrier's document
    When its answer has had time to come
    Then the carrier holds the registration number of its document

    Examples:
      | channel      |
      | synchronous  |
      | asynchronous |

  @KZ281-17 @needs:set-clock
  Scenario Outline: Refused through the <channel> channel
    Given the carrier is connected by the <channel> channel of the gateway
    And a lorry with spare parts is to come to Kazakhstan
    But its goods carry the code "7701000000", which the nomenclature does not have
    When the carrier is told to present the pre-arrival information
    Then the revenue authority refuses the carrier's document for its "GoodsTNVEDCode"
    When its answer has had time to come
    Then the carrier shows its document as refused, with the reason and without a number

    Examples:
      | channel      |
      | synchronous  |
      | asynchronous |

  @KZPI-G02
  Scenario Outline: Not taken by the <channel> channel
    Given the carrier is connected by the <channel> channel of the gateway
    And a lorry with spare parts is to come to Kazakhstan
    And the gateway will answer "SCSE003" and nothing else
    When the carrier is told to present the pre-arrival information
    Then the carrier shows its document as undelivered

    Examples:
      | channel      |
      | synchronous  |
      | asynchronous |

  @KZ281-21 @needs:set-clock
  Scenario Outline: After an outage of the <channel> channel the same document is sent again: <outage>
    Given the carrier is connected by the <channel> channel of the gateway
    And a lorry with spare parts is to come to Kazakhstan
    And the service is <outage>
    When the carrier is told to present the pre-arrival information
    Then the carrier does not take the outage for an answer
    When the retry time has passed on the business clock
    Then the carrier has sent the same document again, and it has one registration number
    And its letter bears the message id of the first one

    Examples:
      | channel      | outage                            |
      | synchronous  | closed                            |
      | synchronous  | cut off before its answer is sent |
      | asynchronous | closed                            |
      | asynchronous | cut off before its answer is sent |

  @KZ281-20 @KZ281-21 @needs:set-clock
  Scenario Outline: Accepted by the <channel> channel, and lost
    Given the carrier is connected by the <channel> channel of the gateway
    And a lorry with spare parts is to come to Kazakhstan
    And the gateway will accept the document and lose it
    When the carrier is told to present the pre-arrival information
    Then the carrier still shows its document as pending
    When the retry time has passed on the business clock
    Then the carrier has sent the same document again, and it has one registration number

    Examples:
      | channel      |
      | synchronous  |
      | asynchronous |

  @KZ281-18 @KZ281-20 @needs:set-clock
  Scenario: The answer comes late
    Given the carrier is connected by the asynchronous channel of the gateway
    And a lorry with spare parts is to come to Kazakhstan
    And the gateway will have the answer only at the second time of asking
    When the carrier is told to present the pre-arrival information
    Then the revenue authority registers the carrier's document
    And the carrier still shows its document as pending
    When its answer has had time to come
    Then the carrier still shows its document as pending
    When its answer has had time to come
    Then the carrier holds the registration number of its document

  @KZ281-18 @needs:set-clock
  Scenario: The answer comes twice
    Given the carrier is connected by the asynchronous channel of the gateway
    And a lorry with spare parts is to come to Kazakhstan
    And the gateway will have the answer twice
    When the carrier is told to present the pre-arrival information
    Then the revenue authority registers the carrier's document
    When its answer has had time to come
    Then the carrier holds the registration number of its document
