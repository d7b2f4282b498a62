@kz @area:pi-exchange @role:kz-carrier-is
Feature: Presenting pre-arrival information
  Before goods come into Kazakhstan the carrier builds pre-arrival information in its own system and sends it to the system of
  the state revenue authority (Order of the Minister of Finance No 281 of 23.02.2018, Rules 3 to 6).

  @KZ281-01 @KZ281-18 @needs:stimulate:kz.present @needs:observe
  Scenario: Accepted pre-arrival information
    Given a lorry with spare parts is to come to Kazakhstan
    And its information is to serve risk assessment and speedy operations
    When the carrier is told to present the pre-arrival information
    Then one pre-arrival document reaches the revenue authority
    And the revenue authority registers the carrier's document
    And the carrier holds the registration number of its document

  @KZ281-06 @needs:stimulate:kz.present
  Scenario Outline: <mode> has a profile of its own
    Given <means> with spare parts is to come to Kazakhstan
    When the carrier is told to present the pre-arrival information
    Then its document uses the profile of its mode and purpose
    And the revenue authority registers the carrier's document

    @mode:road
    Examples:
      | mode | means   |
      | Road | a lorry |

    @mode:rail
    Examples:
      | mode | means   |
      | Rail | a train |

    @mode:air
    Examples:
      | mode | means       |
      | Air  | an aircraft |

    @mode:maritime @mode:inland-waterway
    Examples:
      | mode  | means  |
      | Water | a ship |
