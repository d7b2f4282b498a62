@kz @area:pi-gateway @role:kz-carrier-is @needs:stimulate:kz.present @needs:observe
Feature: Statuses of the gateway
  Only SCSS001 says that the integration gateway took a message; any other status is a failure of transport.

  @KZPI-G02
  Scenario: Another status is not taken for success
    Given a lorry with spare parts is to come to Kazakhstan
    And the gateway will answer "SCSE003" and nothing else
    When the carrier is told to present the pre-arrival information
    Then the carrier shows its document as undelivered
